-- Versions: 2008 R2 and newer
-- Rights: EXECUTE on xp_instance_regread, which public has
EXEC master.dbo.xp_instance_regread
    N'HKEY_LOCAL_MACHINE', N'Software\Microsoft\MSSQLServer\MSSQLServer', @value_name;
