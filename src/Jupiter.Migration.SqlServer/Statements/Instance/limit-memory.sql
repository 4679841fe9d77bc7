-- Versions: 2008 R2 and newer
-- Rights: ALTER SETTINGS
-- An advanced option ("Server memory configuration options"). A fresh instance does not show these, and does not afterwards either.
EXEC sys.sp_configure N'show advanced options', 1;
RECONFIGURE;
EXEC sys.sp_configure N'max server memory (MB)', @megabytes;
RECONFIGURE;
EXEC sys.sp_configure N'show advanced options', 0;
RECONFIGURE;
