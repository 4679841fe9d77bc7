using Jupiter.Migration.SqlServerDouble.Sql;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>SERVERPROPERTY, LOGINPROPERTY and DATABASEPROPERTYEX, which all answer a sql_variant.</summary>
internal static class ServerProperties
{
    public static byte[]? Of(SqlServerInstance instance, string name)
    {
        var (facts, options) = (instance.Facts, instance.Options);
        byte[]? Text(string? text) => VariantBody.OfName(text, facts.Collation);
        byte[]? Number(long? number) => VariantBody.OfInt(number, facts.Collation);
        return name.ToUpperInvariant() switch
        {
            "PRODUCTVERSION" => Text(facts.Version.ToString()),
            "PRODUCTLEVEL" => Text(facts.Major == 10 || facts.Major == 12 ? "SP3" : "RTM"),
            "PRODUCTMAJORVERSION" => facts.Major >= 12 ? Text(facts.Major.ToString(System.Globalization.CultureInfo.InvariantCulture))
                : null,
            "EDITION" => Text(options.Edition),
            "ENGINEEDITION" => Number(options.EngineEdition),
            "COLLATION" => Text(facts.Collation.Name),
            "LCID" => Number(facts.Collation.Lcid),
            "ISINTEGRATEDSECURITYONLY" => Number(options.MixedMode && !instance.Faults.ClaimsWindowsOnly ? 0 : 1),
            "MACHINENAME" or "COMPUTERNAMEPHYSICALNETBIOS" => Text(options.MachineName),
            "SERVERNAME" => Text(facts.ServerName),
            "INSTANCENAME" => Text(options.InstanceName),
            "ISCLUSTERED" or "ISSINGLEUSER" or "ISLOCALDB" => Number(0),
            "ISHADRENABLED" => facts.Major >= 11 ? Number(options.IsAlwaysOn ? 1 : 0) : null,
            "PROCESSID" => Number(System.Environment.ProcessId),
            "INSTANCEDEFAULTDATAPATH" => facts.Major >= 11 ? Text(facts.DataPath) : null,
            "INSTANCEDEFAULTLOGPATH" => facts.Major >= 11 ? Text(facts.LogPath) : null,
            "INSTANCEDEFAULTBACKUPPATH" => facts.Major >= 15 ? Text(facts.BackupPath) : null,
            "FILESTREAMEFFECTIVELEVEL" => Number(options.FilestreamLevel),
            // A name that the server does not know is NULL there, too; here it might be a name that the double ought to know.
            _ => throw SqlException.Unknown("the server property " + name),
        };
    }

    public static byte[]? OfLogin(SqlSession session, string login, string name)
    {
        var found = session.Instance.Principals.FindLogin(login);
        if (found is null)
        {
            return null;
        }

        return name.ToUpperInvariant() switch
        {
            "PASSWORDHASH" => found.PasswordHash is { } hash && session.Login.IsAdministrator
                ? VariantBody.Write(hash, SqlTypes.VarBinary(256), session.Collation)
                : null,
            "DEFAULTDATABASE" => VariantBody.OfName(found.DefaultDatabase, session.Collation),
            "DEFAULTLANGUAGE" => VariantBody.OfName(found.DefaultLanguage, session.Collation),
            "ISLOCKED" or "ISEXPIRED" or "ISMUSTCHANGE" => VariantBody.OfInt(0, session.Collation),
            _ => throw SqlException.Unknown("the login property " + name),
        };
    }

    public static byte[]? OfDatabase(SqlServerInstance instance, string database, string name)
    {
        if (instance.Databases.Find(database) is not { } found)
        {
            return null;
        }

        var collation = instance.Facts.Collation;
        return name.ToUpperInvariant() switch
        {
            "STATUS" => VariantBody.OfName(DatabaseOptions.StateText(found.State), collation),
            "UPDATEABILITY" => VariantBody.OfName(found.IsReadOnly ? "READ_ONLY" : "READ_WRITE", collation),
            "USERACCESS" => VariantBody.OfName(found.Access.ToString().ToUpperInvariant() + "_USER", collation),
            "RECOVERY" => VariantBody.OfName(found.RecoveryModel switch { 1 => "FULL", 2 => "BULK_LOGGED", _ => "SIMPLE" }, collation),
            "COLLATION" => VariantBody.OfName(found.Collation.Name, collation),
            "VERSION" => VariantBody.OfInt(instance.Facts.DatabaseVersion, collation),
            _ => throw SqlException.Unknown("the database property " + name),
        };
    }
}
