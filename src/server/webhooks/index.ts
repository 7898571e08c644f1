// Webhooks: hands deliveries over by HTTP, to public addresses only.
export { webhookPostman, type PostmanOptions } from './postman.ts';
export { networksFrom } from './networks.ts';
export { isPublicAddress } from './public-address.ts';
