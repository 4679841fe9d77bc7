-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database
EXEC sys.sp_updateextendedproperty @name = N'Jupiter.Lock', @value = @record;
