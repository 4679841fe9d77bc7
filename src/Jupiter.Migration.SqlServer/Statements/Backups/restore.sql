-- Versions: 2008 R2 and newer
-- Rights: CREATE DATABASE; the server's service account reads the file
RESTORE DATABASE @database FROM DISK = @path WITH
    FILE = @position,
    MOVE @logical0 TO @physical0,
    CHECKSUM,
    RECOVERY,
    STATS = 1;
