// How tables are told to TypeORM: plain rows, no classes.
import { EntitySchema, EntitySchemaOptions } from 'typeorm';
import type { EntitySchemaColumnOptions } from 'typeorm';

export const text: EntitySchemaColumnOptions = { type: 'text' };
export const maybeText: EntitySchemaColumnOptions = { type: 'text', nullable: true };
export const integer: EntitySchemaColumnOptions = { type: 'integer' };
export const maybeInteger: EntitySchemaColumnOptions = { type: 'integer', nullable: true };
export const key = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  primary: true,
});
export const numbered: EntitySchemaColumnOptions = { type: 'integer', primary: true, generated: 'increment' };

export function table<Row extends object>(
  name: string,
  columns: Required<EntitySchemaOptions<Row>['columns']>,
) {
  const options = Object.assign(new EntitySchemaOptions<Row>(), { name, tableName: name, columns });
  return new EntitySchema<Row>(options);
}
