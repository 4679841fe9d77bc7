using System;
using Jupiter.Migration.SqlServerDouble.Sessions;

namespace Jupiter.Migration.SqlServerDouble;

/// <summary>The model of an instance that the program serves.</summary>
internal static class InstanceModel
{
    public static ISqlInstance Make(DoubleServerOptions options) =>
        throw new NotSupportedException($"This build has no model of version {options.Product}.");
}
