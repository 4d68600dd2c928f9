import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { FoldUser } from './fold-user.js';
import type { RemoveMade } from './remove-made.js';

/** Group `account`: users made into rows; a deleted one takes along what they made. */
export class AccountConsumer extends Consumer {
  readonly group = 'account';
  readonly folds: FoldTable;

  constructor(foldUser: FoldUser, removeMade: RemoveMade) {
    super();
    this.folds = {
      ...foldUser.folds,
      'user.deleted': async (received) => {
        await foldUser.folds['user.deleted'](received);
        await removeMade.fold(received);
      },
    };
  }
}
