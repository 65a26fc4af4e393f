-- Added column by column: to make "user" anew, as Prisma would, takes sessions and passwords along where foreign keys hold.

-- AlterTable
ALTER TABLE "user" ADD COLUMN "disabledAt" DATETIME;
ALTER TABLE "user" ADD COLUMN "passwordDue" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "user" ADD COLUMN "lastSignInAt" DATETIME;
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" BOOLEAN DEFAULT false;

-- AlterTable
ALTER TABLE "session" ADD COLUMN "confirmedAt" DATETIME;

-- CreateTable
CREATE TABLE "twoFactor" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" DATETIME,
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "twoFactor_userId_key" ON "twoFactor"("userId");
