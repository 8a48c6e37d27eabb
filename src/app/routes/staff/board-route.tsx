import { useOutletContext } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { BoardPage } from '../../../features/board/components/board-page';
import { usePageTitle } from '../use-page-title';

export function BoardRoute() {
  usePageTitle('Calendar');
  return <BoardPage actor={useOutletContext<Actor>()} />;
}
