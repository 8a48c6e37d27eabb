import { Modal, type ModalProps } from './modal';

/** The details of a row at the side of its list; on a phone, all of the screen. Open while it is rendered. */
export const Drawer = (props: ModalProps) => <Modal kind="drawer" {...props} />;
