-- Versions: 2008 R2 and newer
-- Rights: EXECUTE on xp_fixeddrives, which public has
EXEC master.dbo.xp_fixeddrives;
