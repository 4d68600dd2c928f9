import { Controller } from '@nestjs/common';
import { EditProfile, type ProfileChange } from '#libs/account';
import type { Call } from '../edge/call.js';
import { answerTagged, checkIfMatch } from '../edge/entity-tag.js';
import { InvalidRequestError } from '../edge/refusals.js';
import { Serve } from '../edge/serve.js';
import { Profiles } from '../feed/profiles.js';
import type { FieldMask } from '../fields/field-mask.js';
import type { ProfileEdit } from '../inputs.js';
import { RENAMES } from '../pace/limits.js';
import { Pace } from '../pace/pace.js';
import { routes } from '../routes.js';
import type { UserBody } from '../shapes.js';
import { SetAvatar } from './set-avatar.js';

@Controller()
export class ProfileController {
  constructor(
    private readonly editProfile: EditProfile,
    private readonly profiles: Profiles,
    private readonly pace: Pace,
    private readonly avatar: SetAvatar,
  ) {}

  @Serve(routes.editProfile)
  async edit(call: Call<typeof routes.editProfile>): Promise<UserBody> {
    const { body, query, caller, origin, request } = call;
    const check = (version: number): void => {
      if (request.headers['if-match'] !== undefined) checkIfMatch(call, version);
    };
    const change = changesOf(body, query.fields);
    if (change.userName !== undefined) await this.pace.take(RENAMES, caller.userId);
    const present = await this.profiles.ownAfter(caller.userId);
    const user = await this.editProfile.run(caller.userId, change, { origin, check });
    return answerTagged(call, user.version, present(user));
  }

  @Serve(routes.setAvatar)
  async setAvatar({ body, caller, origin }: Call<typeof routes.setAvatar>): Promise<UserBody> {
    const present = await this.profiles.ownAfter(caller.userId, body.mediaId);
    return present(await this.avatar.run(caller.userId, body.mediaId, origin));
  }

  @Serve(routes.removeAvatar)
  async removeAvatar({ caller, origin }: Call<typeof routes.removeAvatar>): Promise<void> {
    await this.avatar.remove(caller.userId, origin);
  }
}

/** What the mask names, from the body. @throws InvalidRequestError where the body lacks it */
function changesOf(body: ProfileEdit, fields: FieldMask): ProfileChange {
  const named = (fields.names ?? []) as readonly (keyof ProfileEdit)[];
  const missing = named.filter((name) => body[name] === undefined);
  if (missing.length > 0)
    throw new InvalidRequestError(missing.map((name) => ({ path: `body.${name}`, message: 'is named in fields' })));
  return Object.fromEntries(named.map((name) => [name, body[name]])) as ProfileChange;
}
