-- Versions: 2008 R2 and newer
-- Rights: ALTER SETTINGS
EXEC sys.sp_configure @option, @number;
