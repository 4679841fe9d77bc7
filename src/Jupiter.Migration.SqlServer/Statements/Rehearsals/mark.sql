-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database; for rehearsals only
EXEC sys.sp_addextendedproperty @name = N'Jupiter.Rehearsal', @value = N'sample';
