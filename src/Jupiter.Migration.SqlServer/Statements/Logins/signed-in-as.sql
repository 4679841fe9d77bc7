-- Versions: 2008 R2 and newer
-- Rights: none
SELECT SUSER_SID(ORIGINAL_LOGIN()) AS sid;
