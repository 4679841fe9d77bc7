-- Versions: 2008 R2 and newer
-- Rights: none
SELECT SYSDATETIMEOFFSET() AS now_there;
