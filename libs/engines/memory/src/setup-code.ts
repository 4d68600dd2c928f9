import { SetupCode } from '#libs/account/ports';

export class MemorySetupCode extends SetupCode {
  constructor(private code: string | undefined) {
    super();
  }

  async find(): Promise<string | undefined> {
    return this.code;
  }

  async spend(): Promise<void> {
    this.code = undefined;
  }
}
