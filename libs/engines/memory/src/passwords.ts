import { Passwords } from '#libs/account/ports';

export class MemoryPasswords extends Passwords {
  private readonly rows = new Map<string, string>();

  async find(userId: string): Promise<string | undefined> {
    return this.rows.get(userId);
  }

  async put(userId: string, passwordHash: string): Promise<void> {
    this.rows.set(userId, passwordHash);
  }

  async keep(userId: string, passwordHash: string): Promise<void> {
    if (!this.rows.has(userId)) this.rows.set(userId, passwordHash);
  }

  async delete(userId: string): Promise<void> {
    this.rows.delete(userId);
  }
}
