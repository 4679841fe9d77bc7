-- Versions: 2008 R2 and newer
-- Rights: ALTER on the database; CREATE ANY DATABASE
ALTER DATABASE [$(database)] MODIFY NAME = [$(new_name)];
