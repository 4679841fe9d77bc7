-- Versions: 2008 R2 and newer
-- Rights: ALTER ANY LINKED SERVER
EXEC master.dbo.sp_dropserver @server = @name;
