/** Words that several calls share, as schemas. */
import { z } from 'zod';
import { ACKNOWLEDGMENT_STATES, DELIVERY_STATES, MESSAGE_STATES, ORDER_STATES } from '../model/states.ts';

export const MessageStates = z.enum(MESSAGE_STATES);
export const OrderStates = z.enum(ORDER_STATES);
export const DeliveryStates = z.enum(DELIVERY_STATES);
export const AcknowledgmentStates = z.enum(ACKNOWLEDGMENT_STATES);
