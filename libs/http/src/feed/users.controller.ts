import { Controller } from '@nestjs/common';
import { type Call, userIdOf } from '../edge/call.js';
import { answerTagged } from '../edge/entity-tag.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { UserBody } from '../shapes.js';
import { Profiles } from './profiles.js';

@Controller()
export class UsersController {
  constructor(private readonly profiles: Profiles) {}

  @Serve(routes.getUser)
  async get(call: Call<typeof routes.getUser>): Promise<UserBody> {
    const userId = userIdOf(call);
    const { body, version } = await this.profiles.read(userId, call.caller.userId, call.query.fields);
    // One's own has a tag: an edit names it as If-Match.
    return userId === call.caller.userId ? answerTagged(call, version, body) : body;
  }

  @Serve(routes.getUserByName)
  async getByName({ params, query, caller }: Call<typeof routes.getUserByName>): Promise<UserBody> {
    return this.profiles.showByName(params.userName, caller.userId, query.fields);
  }
}
