-- CreateTable
CREATE TABLE "own_check" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "appliance" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "address" TEXT NOT NULL,
    "workstation" TEXT,
    "lowest" TEXT NOT NULL,
    "highest" TEXT NOT NULL,
    "share" TEXT
);

-- CreateIndex
CREATE INDEX "own_check_appliance_startedAt_idx" ON "own_check"("appliance", "startedAt");
