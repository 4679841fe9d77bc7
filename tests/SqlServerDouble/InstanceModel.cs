using System;
using System.IO;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble;

/// <summary>The model of an instance that the program serves.</summary>
internal static class InstanceModel
{
    public static ISqlInstance Make(DoubleServerOptions options) => new SqlServerInstance(new InstanceOptions
    {
        Version = options.Product.Major switch
        {
            10 => SqlServerVersion.Sql2008R2,
            12 => SqlServerVersion.Sql2014,
            15 => SqlServerVersion.Sql2019,
            16 => SqlServerVersion.Sql2022,
            _ => throw new ArgumentException($"There is no model of version {options.Product}.", nameof(options)),
        },
        DataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("sqlserver-double-").FullName,
        Login = options.User,
        Password = options.Password,
    });
}
