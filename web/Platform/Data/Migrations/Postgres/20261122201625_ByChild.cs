using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ByChild : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Stays_ChildId_From",
                table: "Stays",
                columns: new[] { "ChildId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Relations_ChildId_Kind",
                table: "Relations",
                columns: new[] { "ChildId", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Stays_ChildId_From",
                table: "Stays");

            migrationBuilder.DropIndex(
                name: "IX_Relations_ChildId_Kind",
                table: "Relations");
        }
    }
}
