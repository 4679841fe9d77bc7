-- Versions: 2008 R2 and newer
-- Rights: CREATE DATABASE; the server's service account reads the file
RESTORE HEADERONLY FROM DISK = @path;
