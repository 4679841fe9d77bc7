-- Versions: 2008 R2 and newer
-- Rights: membership in the role, or ALTER on it
EXEC master.dbo.sp_addsrvrolemember @loginame = @login, @rolename = @role;
