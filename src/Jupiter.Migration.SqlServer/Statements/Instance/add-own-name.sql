-- Versions: 2008 R2 and newer
-- Rights: membership in setupadmin
EXEC master.dbo.sp_addserver @server = @name, @local = 'LOCAL';
