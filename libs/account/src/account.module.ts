import { AppendAndApply, EventAppender, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { Clock, Random, RequestClaims } from '#libs/stream/ports';
import { AccountConsumer } from './account.consumer.js';
import { ChangePassword } from './change-password.js';
import { ChangeStanding } from './change-standing.js';
import { CheckPassword } from './check-password.js';
import { ClaimName } from './claim-name.js';
import { DeleteAccount } from './delete-account.js';
import { EditProfile } from './edit-profile.js';
import { Exports, SweepExports } from './exports.js';
import { FoldUser } from './fold-user.js';
import {
  ExportJobs,
  KeyedHash,
  LaterRemovals,
  MadeByUser,
  PasswordHasher,
  Passwords,
  PersonalRows,
  ResetCodes,
  SessionStore,
  SetupCode,
  TokenSigner,
  UserNameClaims,
  UserStore,
} from './ports.js';
import { KeepAdministrator } from './keep-administrator.js';
import { RefreshTokens } from './refresh-tokens.js';
import { RegisterAccount } from './register-account.js';
import { RemoveAgain } from './remove-again.js';
import { RemoveMade } from './remove-made.js';
import { ResetByCode } from './reset-by-code.js';
import { Sessions } from './sessions.js';
import { SetUp } from './set-up.js';
import { SettleNames } from './settle-names.js';
import { SignIn } from './sign-in.js';
import { TakeName } from './take-name.js';

export const accountModule: readonly Provider[] = [
  provide(ClaimName, [UserNameClaims, KeyedHash, Clock]),
  provide(SettleNames, [UserStore, UserNameClaims, ClaimName]),
  provide(FoldUser, [UserStore, SettleNames, SessionStore, Passwords, ResetCodes]),
  provide(CheckPassword, [UserNameClaims, Passwords, PasswordHasher]),
  provide(SetUp, [SetupCode, UserStore, RequestClaims, KeyedHash, Clock]),
  provide(RegisterAccount, [ClaimName, CheckPassword, RequestOnce, AppendAndApply, SetUp]),
  provide(RefreshTokens, [Random, KeyedHash]),
  provide(Sessions, [SessionStore, RefreshTokens, TokenSigner, IdMaker, Clock]),
  provide(SignIn, [CheckPassword, Sessions, UserStore]),
  provide(ResetByCode, [ResetCodes, UserNameClaims, KeyedHash, Clock, Random]),
  provide(ChangePassword, [CheckPassword, Passwords, Sessions, ResetByCode, ExportJobs]),
  provide(TakeName, [ClaimName, Passwords, CheckPassword]),
  provide(EditProfile, [UserStore, TakeName, AppendAndApply, IdMaker]),
  provide(KeepAdministrator, [UserStore]),
  provide(ChangeStanding, [UserStore, KeepAdministrator, AppendAndApply, IdMaker]),
  provide(DeleteAccount, [UserStore, KeepAdministrator, CheckPassword, AppendAndApply, IdMaker]),
  provide(Exports, [ExportJobs, IdMaker, Clock]),
];

/** The group, which needs to know what a user made in all domains. */
export const accountGroupModule: readonly Provider[] = [
  provide(RemoveMade, [MadeByUser, LaterRemovals, PersonalRows, EventAppender, Clock]),
  provide(SweepExports, [ExportJobs, Clock]),
  provide(RemoveAgain, [LaterRemovals, RemoveMade, Clock]),
  provide(AccountConsumer, [FoldUser, RemoveMade]),
];
