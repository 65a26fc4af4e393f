-- CreateTable
CREATE TABLE "sample" (
    "seconds" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "appliance" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "sessionsEncrypted" REAL,
    "sessionsPartial" REAL,
    "sessionsClear" REAL,
    "smbEncrypted" REAL,
    "smbClear" REAL,
    "smbUnsorted" REAL,
    "tunnelsUp" REAL,
    "tunnelsReceived" REAL,
    "tunnelsSent" REAL,
    "cpu" REAL,
    "memory" REAL,
    "disk" REAL,
    "networkReceived" REAL,
    "networkSent" REAL,

    PRIMARY KEY ("seconds", "place")
);
