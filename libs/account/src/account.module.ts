import { AppendAndApply, EventAppender, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { Clock, Random } from '#libs/stream/ports';
import { AccountConsumer } from './account.consumer.js';
import { CheckPassword } from './check-password.js';
import { FoldUser } from './fold-user.js';
import {
  LaterRemovals,
  MadeByUser,
  PasswordHasher,
  PersonalRows,
  SessionStore,
  TokenSigner,
  UserNameClaims,
  UserStore,
} from './ports.js';
import { RemoveAgain } from './remove-again.js';
import { RemoveMade } from './remove-made.js';
import { RegisterAccount } from './register-account.js';
import { Sessions } from './sessions.js';

export const accountModule: readonly Provider[] = [
  provide(FoldUser, [UserStore, UserNameClaims]),
  provide(RegisterAccount, [UserNameClaims, PasswordHasher, RequestOnce, AppendAndApply, Clock]),
  provide(CheckPassword, [UserNameClaims, PasswordHasher]),
  provide(Sessions, [SessionStore, TokenSigner, IdMaker, Clock, Random]),
];

/** The group, which needs to know what a user made in all domains. */
export const accountGroupModule: readonly Provider[] = [
  provide(RemoveMade, [MadeByUser, LaterRemovals, PersonalRows, EventAppender, Clock]),
  provide(RemoveAgain, [LaterRemovals, RemoveMade, Clock]),
  provide(AccountConsumer, [FoldUser, RemoveMade]),
];
