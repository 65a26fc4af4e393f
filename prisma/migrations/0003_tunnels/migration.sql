-- CreateTable
CREATE TABLE "tunnel_profile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "clientName" TEXT NOT NULL,
    "serverAddress" TEXT NOT NULL,
    "sshPort" INTEGER NOT NULL,
    "sshUser" TEXT NOT NULL,
    "localNfsPort" INTEGER NOT NULL,
    "localMountPort" INTEGER NOT NULL,
    "remoteNfsPort" INTEGER NOT NULL,
    "remoteMountPort" INTEGER NOT NULL,
    "nfsVersion" TEXT NOT NULL,
    "exports" TEXT NOT NULL,
    "keepOpenFor" INTEGER,
    "publicKey" TEXT NOT NULL DEFAULT '',
    "sealedKey" BLOB,
    "cipher" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "isThisHost" BOOLEAN NOT NULL,
    "hostKey" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "tunnel_test" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" TEXT NOT NULL,
    "profileId" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "summary" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    CONSTRAINT "tunnel_test_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "tunnel_profile" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "tunnel_profile_clientName_idx" ON "tunnel_profile"("clientName");

-- CreateIndex
CREATE INDEX "tunnel_test_profileId_id_idx" ON "tunnel_test"("profileId", "id");
