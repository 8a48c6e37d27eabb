import { Modal, type ModalProps } from './modal';

/** One question or one short form in the middle of the screen. Open while it is rendered. */
export const Dialog = (props: ModalProps) => <Modal kind="dialog" {...props} />;
