using Jupiter.Migration.Databases;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Logins;

/// <summary>Which servers have logins.</summary>
public static class LoginStores
{
    /// <summary>The logins of a server.</summary>
    /// <param name="instance">The server.</param>
    /// <returns>Its logins.</returns>
    /// <exception cref="MigrationException">LoginsNotSupported.</exception>
    public static ILoginStore Of(IDatabaseInstance instance) => instance as ILoginStore ?? throw MigrationException.Because(
        nameof(SR.LoginsNotSupported), instance.Address.Text, instance.Address.Text);
}
