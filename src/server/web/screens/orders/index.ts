// Orders to lock and unlock, and the minutes of those that were carried out.
import { orderMinutes } from './minutes.tsx';
import { orders } from './orders.tsx';

export const orderScreens = [orders, orderMinutes];
