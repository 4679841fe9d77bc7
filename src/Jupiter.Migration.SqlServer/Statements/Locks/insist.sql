-- Versions: 2008 R2 and newer
-- Rights: none
SET DEADLOCK_PRIORITY HIGH;
