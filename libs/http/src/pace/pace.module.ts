import { ChangePassword, DeleteAccount, SignIn } from '#libs/account';
import { KeyedHash, RateLimits } from '#libs/account/ports';
import { Clock, provide, type Provider } from '#libs/stream/ports';
import { EdgeRules } from '../ports.js';
import { Pace } from './pace.js';
import { PacedSignIn } from './paced-sign-in.js';
import { Senders } from './sender.js';

/** How fast somebody may call. */
export const paceModule: readonly Provider[] = [
  provide(Pace, [RateLimits, Clock, EdgeRules]),
  provide(Senders, [KeyedHash]),
  provide(PacedSignIn, [SignIn, ChangePassword, DeleteAccount, Pace, Senders]),
];
