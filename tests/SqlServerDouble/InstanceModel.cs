using System.IO;
using Jupiter.Migration.SqlServerDouble.Instance;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble;

/// <summary>The model of an instance that the program serves.</summary>
internal static class InstanceModel
{
    public static ISqlInstance Make(DoubleServerOptions options) => new SqlServerInstance(new InstanceOptions
    {
        Version = InstanceOptions.VersionOf(options.Product),
        DataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("sqlserver-double-").FullName,
        Login = options.User,
        Password = options.Password,
        Paths = options.Paths,
    });
}
