using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Windows.Rows;

/// <summary>The roots of the registry, as files and people write them.</summary>
internal static class HiveName
{
    /// <summary>The name of a root.</summary>
    /// <param name="hive">The root.</param>
    /// <returns>HKLM or HKU.</returns>
    public static string Of(RegistryHive hive) => hive == RegistryHive.Users ? "HKU" : "HKLM";
}
