[assembly: AssemblyFixture(typeof(TemplateDatabase))]
