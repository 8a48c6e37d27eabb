import { sendMail } from '../../../gateways/ses';

// only-delivery-sends-mail
export const mailing = sendMail;
