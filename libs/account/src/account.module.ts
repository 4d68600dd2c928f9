import { AppendAndApply, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { Clock, Random } from '#libs/stream/ports';
import { AccountConsumer } from './account.consumer.js';
import { CheckPassword } from './check-password.js';
import { FoldUser } from './fold-user.js';
import { PasswordHasher, SessionStore, TokenSigner, UserNameClaims, UserStore } from './ports.js';
import { RegisterAccount } from './register-account.js';
import { Sessions } from './sessions.js';

export const accountModule: readonly Provider[] = [
  provide(FoldUser, [UserStore, UserNameClaims]),
  provide(RegisterAccount, [UserNameClaims, PasswordHasher, RequestOnce, AppendAndApply, Clock]),
  provide(CheckPassword, [UserNameClaims, PasswordHasher]),
  provide(Sessions, [SessionStore, TokenSigner, IdMaker, Clock, Random]),
  provide(AccountConsumer, [FoldUser]),
];
