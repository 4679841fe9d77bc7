-- Versions: 2008 R2 and newer
-- Rights: ALTER on master; for rehearsals only
EXEC sys.sp_dropextendedproperty @name = N'Jupiter.Rehearsal';
