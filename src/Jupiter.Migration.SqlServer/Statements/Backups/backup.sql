-- Versions: 2008 R2 and newer
-- Rights: BACKUP DATABASE; the server's service account writes the file
BACKUP DATABASE @database TO DISK = @path WITH CHECKSUM, FORMAT, INIT, SKIP, NAME = @set_name, STATS = 1;
