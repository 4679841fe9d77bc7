-- Versions: 2008 R2 and newer
-- Rights: none
SELECT SUSER_SNAME(0x01) AS name;
