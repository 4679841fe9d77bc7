#if NET
global using Microsoft.Data.SqlClient;
#else
global using System.Data.SqlClient;
#endif
