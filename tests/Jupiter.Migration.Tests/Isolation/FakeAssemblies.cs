using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Isolation;

/// <summary>Empty assemblies with the names of those that Az, dbatools or SqlServer bring into a session, in whatever version.</summary>
internal static class FakeAssemblies
{
    /// <summary>What the other modules bring, as far as the engine has, or might ask for, one of the same name.</summary>
    public static string[] Names { get; } =
    [
        "Azure.Core",
        "Azure.Identity",
        "Microsoft.Bcl.AsyncInterfaces",
        "Microsoft.Bcl.Cryptography",
        "Microsoft.Data.SqlClient",
        "Microsoft.Data.SqlClient.Extensions.Abstractions",
        "Microsoft.Data.SqlClient.Extensions.Azure",
        "Microsoft.Data.SqlClient.Internal.Logging",
        "Microsoft.Extensions.Caching.Abstractions",
        "Microsoft.Extensions.Caching.Memory",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives",
        "Microsoft.Identity.Client",
        "Microsoft.IdentityModel.Abstractions",
        "Microsoft.IdentityModel.JsonWebTokens",
        "Microsoft.IdentityModel.Logging",
        "Microsoft.IdentityModel.Protocols",
        "Microsoft.IdentityModel.Protocols.OpenIdConnect",
        "Microsoft.IdentityModel.Tokens",
        "Microsoft.SqlServer.Server",
        "Microsoft.SqlServer.TransactSql.ScriptDom",
        "System.Configuration.ConfigurationManager",
        "System.IdentityModel.Tokens.Jwt",
        "System.Memory.Data",
        "System.Security.Cryptography.ProtectedData",
    ];

    /// <summary>
    /// Those that PowerShell has itself. No module can bring them into the context of the session: there they are PowerShell's, whatever
    /// version was asked for, and that is what the engine must not be given.
    /// </summary>
    public static string[] OfPowerShell { get; } = [.. Names.Where(IsOfPowerShell)];

    /// <summary>Makes the others, signed for as the engine's own are, where it has one.</summary>
    public static IReadOnlyList<string> Make(string folder, Version version)
    {
        Directory.CreateDirectory(folder);
        return Names.Where(name => !IsOfPowerShell(name)).Select(name => Make(folder, name, version)).ToArray();
    }

    private static bool IsOfPowerShell(string name) => File.Exists(Path.Combine(Path.GetDirectoryName(StagedModule.Pwsh)!, name + ".dll"));

    private static string Make(string folder, string name, Version version)
    {
        var identity = new AssemblyName(name) { Version = version };
        var own = Path.Combine(StagedModule.Folder, "engines", "sqlserver", name + ".dll");
        if (File.Exists(own))
        {
            identity.SetPublicKey(AssemblyName.GetAssemblyName(own).GetPublicKey());
        }

        var assembly = new PersistedAssemblyBuilder(identity, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        var path = Path.Combine(folder, name + ".dll");
        assembly.Save(path);
        return path;
    }
}
