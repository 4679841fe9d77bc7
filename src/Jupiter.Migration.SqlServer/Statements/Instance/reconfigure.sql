-- Versions: 2008 R2 and newer
-- Rights: ALTER SETTINGS
RECONFIGURE;
