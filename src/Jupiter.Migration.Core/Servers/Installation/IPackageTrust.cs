namespace Jupiter.Migration.Servers.Installation;

/// <summary>Checks who signed a program (Authenticode).</summary>
public interface IPackageTrust
{
    /// <summary>Checks a file. Nothing of it is run.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <returns>What the system says.</returns>
    PackageSignature Check(string path);
}
