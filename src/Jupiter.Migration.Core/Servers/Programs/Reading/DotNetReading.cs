using Jupiter.Migration.Servers.Registry;

namespace Jupiter.Migration.Servers.Programs.Reading;

/// <summary>Which .NET Framework is installed ("How to: Determine which .NET Framework versions are installed" on Microsoft Learn).</summary>
internal static class DotNetReading
{
    private const string Root = @"SOFTWARE\Microsoft\NET Framework Setup\NDP\";

    /// <summary>Reads it.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The framework.</returns>
    /// <exception cref="RegistryUnreadableException">It could not be read.</exception>
    public static DotNetFramework Read(IRegistry registry)
    {
        var full = Key(@"v4\Full");
        return new DotNetFramework
        {
            Has35 = Key("v3.5")?.Number("Install") == 1,
            Has4 = full?.Number("Install") == 1 || Key(@"v4\Client")?.Number("Install") == 1,
            Release = full?.Number("Install") == 1 ? full.Number("Release") : null,
        };

        RegistryKey? Key(string name) => registry.Read(RegistryHive.LocalMachine, Root + name, is32Bit: false);
    }
}
