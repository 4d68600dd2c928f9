import { Consumer } from '#libs/stream';
import type { FoldTable } from '#libs/stream/ports';
import type { FoldUser } from './fold-user.js';

/** Group `account`: users made into rows. */
export class AccountConsumer extends Consumer {
  readonly group = 'account';
  readonly folds: FoldTable;

  constructor(foldUser: FoldUser) {
    super();
    this.folds = foldUser.folds;
  }
}
